namespace ReverseBuy.Leaks.Tests.Facades;

/// <summary>Methods that are asked in every run, and that seldom meet a state in which they make sense.</summary>
internal static class Unanswered
{
    public static IReadOnlyDictionary<string, string> ByNature { get; } = new Dictionary<string, string>
    {
        ["IFoundItems.AssignAsync"] = "goods that nobody owns are found in packages that nobody claims",
        ["IOperatorQueue.DeclineAsync"] = Operators,
        ["IOperatorQueue.ReportPlacedAsync"] = Operators,
        ["IOperatorQueue.TakeAsync"] = Operators,
        ["IParcelClaims.GrantAsync"] = Rare,
        ["IParcelClaims.ReceiveBackAsync"] = Rare,
        ["IParcelClaims.RefuseAsync"] = Rare,
        ["IParcelDesk.ContinueAsync"] = "freight is seldom due back",
        ["IParcelDesk.RequestAgainAsync"] = Rare,
        ["IParcelDesk.UnblockAsync"] = Rare,
        ["IPurchaseDecisions.CancelAsync"] = Doubt,
        ["IPurchaseDecisions.NameAsync"] = Doubt,
        ["IPurchaseDecisions.PayAsync"] = Doubt,
        ["IPurchaseDecisions.SettleAsync"] = Doubt,
        ["IPurchaseDecisions.StateAbsentAsync"] = Doubt,
        ["IPurchaseDecisions.StateOutcomeAsync"] = Doubt,
    };

    private const string Doubt = "purchases here are in no doubt; the command is asked about real ones";

    private const string Operators = "nothing is handed to operators where purchases can be made; the command is asked about real ones";

    private const string Rare = "few parcels come to this";
}
