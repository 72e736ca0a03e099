namespace ReverseBuy.Testing.Xunit.Tests.Snapshots;

/// <summary>Which promise of a tier is broken.</summary>
internal enum TierMutation
{
    None,
    OlderReplacesNewer,
    ForgetsTenants,
    ForgetsAccounts,
    AcceptsForeignKeys,
    LosesTheSecond,
    AnswersInAnyOrder,
    RoundsMoments,
    LetsTheLateComeBack,
    RemovesWhatIsNewer,
    TellsNobody,
    TellsItself,
    TellsOfWhatWasLeftOut,
    KeepsRemovalsToItself,
    TellsWhoWantsToHearNoMore,
}
