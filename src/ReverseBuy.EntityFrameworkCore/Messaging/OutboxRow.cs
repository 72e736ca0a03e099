namespace ReverseBuy.EntityFrameworkCore.Messaging;

internal sealed class OutboxRow : EnvelopeRow
{
    public int Failures { get; set; }

    public DateTimeOffset? NotBefore { get; set; }

    public bool IsParked { get; set; }

    /// <summary>What went wrong at the last try, for an operator.</summary>
    public string? Error { get; set; }
}
