namespace ReverseBuy.Fulfilment;

/// <summary>What moves a package from state to state.</summary>
public enum PackageTrigger
{
    /// <summary>Its waybill was announced.</summary>
    Announce,

    /// <summary>The carrier has it.</summary>
    Depart,

    /// <summary>The warehouse has it.</summary>
    Arrive,

    /// <summary>It was found for whom it is.</summary>
    Match,

    /// <summary>Nobody was found for it.</summary>
    LeaveUnclaimed,

    /// <summary>Its content was counted.</summary>
    Inspect,

    /// <summary>Everything in it was taken care of.</summary>
    Close,

    /// <summary>It was lost.</summary>
    Lose,

    /// <summary>The announcement was taken back.</summary>
    Withdraw,

    /// <summary>It was sent back.</summary>
    SendBack,

    /// <summary>It was thrown away.</summary>
    Dispose,
}
