namespace ReverseBuy.Sandbox;

/// <summary>A short link to a listing, as a customer would paste it. Immutable.</summary>
public sealed record SandboxShortLink
{
    /// <summary>What becomes of whoever follows it.</summary>
    public required SandboxShortLinkKind Kind { get; init; }

    /// <summary>Its address at the marketplace. The sandbox answers when it is asked with that host's name.</summary>
    public required Uri Url { get; init; }
}
