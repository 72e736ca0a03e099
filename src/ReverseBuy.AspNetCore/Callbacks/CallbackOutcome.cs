namespace ReverseBuy.AspNetCore.Callbacks;

/// <summary>What became of a callback.</summary>
internal enum CallbackOutcome
{
    /// <summary>It is committed with its tenant.</summary>
    Stored,

    /// <summary>It came before.</summary>
    Repeated,

    /// <summary>It is genuine, and tells of nothing that is followed.</summary>
    NotFollowed,

    /// <summary>It is genuine, and cannot be read. It would be no better the next time.</summary>
    Unreadable,

    /// <summary>It waits in the spool.</summary>
    Spooled,

    /// <summary>It is not from the marketplace, or tells of an account that its application must not tell of.</summary>
    Forged,

    /// <summary>It is genuine, and nobody's: its account may be assigned yet.</summary>
    UnknownAccount,

    /// <summary>Its tenant's database, or the control database, does not answer.</summary>
    Unavailable,

    /// <summary>Nobody registered its address.</summary>
    UnknownRegistration,

    /// <summary>It is longer than what is read.</summary>
    TooLarge,

    /// <summary>It ended before its end.</summary>
    Truncated,
}
