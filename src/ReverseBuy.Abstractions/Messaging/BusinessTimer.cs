using System.Globalization;

namespace ReverseBuy.Messaging;

/// <summary>Something that is to happen at a moment unless it is cancelled before, such as the end of a payment window. A row of the tenant's database.</summary>
/// <remarks>Immutable.</remarks>
public sealed record BusinessTimer
{
    /// <summary>How long a payload may be, in characters.</summary>
    public const int MaximumPayloadLength = 2_000;

    /// <summary>Which timer.</summary>
    public required TimerKey Key { get; init; }

    /// <summary>When it is due; <see langword="null"/> while it is paused.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How much time it has left while it is paused, never less than none; else <see langword="null"/>.</summary>
    public TimeSpan? Left { get; init; }

    /// <summary>What its handler needs to know beside the key, in a form of the handler's own; no personal data.</summary>
    public string Payload { get; init; } = string.Empty;

    /// <summary>How often its handler failed.</summary>
    public int Failures { get; init; }

    /// <summary>When it is tried again after a failure; <see langword="null"/> for when it is due.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Whether its handler failed too often: it waits for a person.</summary>
    public bool IsParked { get; init; }

    /// <summary>What went wrong last, in words for an operator; <see langword="null"/> before the first failure.</summary>
    public string? Error { get; init; }

    /// <summary>When it fires, from what is known now; <see langword="null"/> while it is paused or parked.</summary>
    public DateTimeOffset? FiresAt => IsParked || DueAt is null ? null : NotBefore ?? DueAt;

    /// <summary>
    /// The id of this one firing, the same at each try of it: the fact by which units move, or the key of a command or of an effect outside.
    /// At most 200 characters.
    /// </summary>
    public string Occurrence => string.Create(CultureInfo.InvariantCulture, $"{Key}@{DueAt?.UtcTicks}");

    /// <summary>The timer as it is when it stops.</summary>
    /// <param name="now">The moment.</param>
    /// <returns>The paused timer; this one when it is paused already.</returns>
    public BusinessTimer Paused(DateTimeOffset now) => DueAt is { } due
        ? this with { DueAt = null, Left = due > now ? due - now : TimeSpan.Zero, NotBefore = null }
        : this;

    /// <summary>The timer as it is when it goes on.</summary>
    /// <param name="now">The moment.</param>
    /// <returns>The running timer; this one when it runs already.</returns>
    public BusinessTimer Resumed(DateTimeOffset now) => Left is { } left ? this with { DueAt = now + left, Left = null } : this;

    /// <summary>Tells whether this is the same setting of the timer, whatever failed in the meantime: not fired, cancelled, paused or set anew.</summary>
    /// <param name="other">What was read at another time.</param>
    /// <returns>Whether it is.</returns>
    public bool IsSameSettingAs(BusinessTimer? other) =>
        other is not null && other.Key == Key && other.DueAt == DueAt && other.Left == Left && string.Equals(other.Payload, Payload, StringComparison.Ordinal);
}
