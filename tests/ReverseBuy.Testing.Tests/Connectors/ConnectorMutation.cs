namespace ReverseBuy.Testing.Tests.Connectors;

/// <summary>A promise that a connector may break.</summary>
internal enum ConnectorMutation
{
    SwallowsAnErrorAsNotFound,
    FindsNothingInAnOutage,
    CallsAnOutageGone,
    IgnoresTheCancellationToken,
    RetriesACreate,
    DeniesWhatItMayHaveBought,
    SendsWhatIsTooLate,
    LosesAUnitInASplit,
    SortsByCulture,
    LeaksTheSecretInAnException,
    LogsWhereItIsSent,
    TakesAStalePriceForLive,
    AnswersEmptyForACapabilityItLacks,
    ConfusesFenAndYuan,
    TrustsACallbacksState,
    TrustsAnySecretOfACallback,
    ForgetsTheTenantInAKey,
    ReportsAnEchoedNumberAsStock,
    ForgetsTheReferenceInALink,
    MatchesByGoodsAlone,
    FindsAnOrderTwice,
    FindsNoPurchaseInAnOutage,
}
