using ReverseBuy.Quickstart.Tests.Support;

namespace ReverseBuy.Quickstart.Tests.Kills;

/// <summary>Kills where it hurts: right after an intent, a payment or a move of goods became durable, and before what follows from it.</summary>
[Collection(UndisturbedTourCollection.Name)]
public sealed class KillMomentTests(UndisturbedTour undisturbed)
{
    private static readonly IReadOnlyDictionary<string, string> Moments = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["the 1688 intent is stored"] = PurchaseCameTo("1688", "Submitting"),
        ["the Taobao intent is stored"] = PurchaseCameTo("taobao", "Submitting"),
        ["the 1688 payment is asked for"] = PurchaseCameTo("1688", "Paying"),
        ["the Taobao payment is asked for"] = PurchaseCameTo("taobao", "Paying"),
        ["the answer is known to be lost"] = PurchaseCameTo("1688", "CreateUnknown"),
        ["the order is placed"] = CameTo("AwaitingPayment"),
        ["the order is approved"] = CameTo("InProcurement"),
        ["a purchase is planned"] = CameTo("Draft"),
        ["a package is announced"] = CameTo("Announced"),
        ["a package is inspected"] = CameTo("Inspected"),
        ["the parcel is requested"] = CameTo("Requested"),
        ["the parcel is handed over"] = CameTo("HandedOver"),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. Environment.GetEnvironmentVariable("REVERSEBUY_FULL") == "1" ? Moments.Keys : Moments.Keys.Take(1)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Killed_at_once_when_something_became_durable_the_tour_goes_on_from_there(string moment)
    {
        await using var course = await KillCourse.BeginAsync(Token);
        await course.TellOnFailureAsync($"Killed when {moment}", async () =>
        {
            await course.KillWhenAsync(Moments[moment], Token);
            var report = await course.FinishAsync();
            await Verdict.AssertNothingWasLostOrDoubledAsync(course, report, undisturbed, Token);
        });
    }

    private static string CameTo(string state) => $"SELECT 1 FROM history WHERE to_name = '{state}'";

    private static string PurchaseCameTo(string marketplace, string state) =>
        $"SELECT 1 FROM history JOIN purchase_orders ON id = aggregate WHERE marketplace = '{marketplace}' AND to_name = '{state}'";
}
