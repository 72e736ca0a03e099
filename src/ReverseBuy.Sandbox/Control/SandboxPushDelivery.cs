namespace ReverseBuy.Sandbox;

/// <summary>What became of sending a message to one subscriber. Immutable.</summary>
public sealed record SandboxPushDelivery
{
    /// <summary>Where it was sent.</summary>
    public required Uri Url { get; init; }

    /// <summary>The HTTP status it was answered with; null when it was not.</summary>
    public int? Status { get; init; }

    /// <summary>Why it was not answered.</summary>
    public string? Problem { get; init; }
}
