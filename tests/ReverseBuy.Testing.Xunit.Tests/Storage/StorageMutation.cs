namespace ReverseBuy.Testing.Xunit.Tests.Storage;

/// <summary>Which promise of a storage is broken.</summary>
internal enum StorageMutation
{
    None,
    KeepsWhatWasDropped,
    ForgetsWhatWasCommitted,
    ForgetsTenants,
    AcceptsOldVersions,
    AddsWhatIsThere,
    CommitsAfterARefusal,
    GoesOnAfterTheEnd,
    ShowsAViewWhatCameLater,
    NeverRings,
    RingsWhenWritten,
    RingsBeforeTheCommit,
    LosesTheSecondEvent,
    HandsEventsOutOfOrder,
    OvertakesWhatWaits,
    LetsParkedEventsGoOn,
    ForgetsFailures,
    ForgetsThatHoldsExpire,
    CountsNoConsumedHolds,
    CountsReleasedHoldsAsOpen,
    BelievesWhoCameLast,
    MovesUnitsTwice,
    ListsMoneyTheNewestFirst,
    LosesTheSecondLine,
    RoundsAmounts,
    CutsRates,
    ListsWhatIsNotDue,
    IgnoresTheCaseOfWaybills,
}
