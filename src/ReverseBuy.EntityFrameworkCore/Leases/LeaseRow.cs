namespace ReverseBuy.EntityFrameworkCore.Leases;

/// <summary>A lease that was ever asked for. The row stays when nobody holds it, so that its numbers never begin anew.</summary>
internal sealed class LeaseRow
{
    public string Name { get; set; } = string.Empty;

    /// <summary>Which process holds it, or held it last; for people who look, nothing is decided by it.</summary>
    public string Owner { get; set; } = string.Empty;

    public long FencingToken { get; set; }

    /// <summary>Until when it is held, in UTC and by the clock of the database alone: clocks of nodes differ.</summary>
    public DateTime ExpiresAt { get; set; }
}
