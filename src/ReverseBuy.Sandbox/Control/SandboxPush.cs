namespace ReverseBuy.Sandbox;

/// <summary>A message that a marketplace pushed, byte for byte. Immutable.</summary>
public sealed record SandboxPush
{
    /// <summary>Its number, counting from 1 over all marketplaces.</summary>
    public required long Number { get; init; }

    /// <summary>The marketplace: <c>taobao</c>, <c>1688</c> or <c>jd</c>.</summary>
    public required string Marketplace { get; init; }

    /// <summary>The platform's name of this kind of message.</summary>
    public required string Kind { get; init; }

    /// <summary>When what it tells of happened, on the business clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The content type it is sent with.</summary>
    public required string ContentType { get; init; }

    /// <summary>Further headers it is sent with.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body it is sent with.</summary>
    public required string Body { get; init; }

    /// <summary>Whether a feed of missed messages has handed it out.</summary>
    public required bool IsPulled { get; init; }

    /// <summary>To whom it was sent; none when nobody had subscribed.</summary>
    public required IReadOnlyList<SandboxPushDelivery> Deliveries { get; init; }
}
