using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>Which timer: an order, purchase order, package or parcel has at most one of each name and subject.</summary>
public sealed record TimerKey
{
    private const int MaximumLength = 64;

    /// <summary>Names a timer.</summary>
    /// <param name="aggregate">What it belongs to; a hold on that stops it.</param>
    /// <param name="name">The durable name under which its handler is registered; at most 64 characters.</param>
    /// <param name="subject">Which of several of that name, such as an order line's id; at most 64 characters. Empty where there is one.</param>
    /// <exception cref="ArgumentException">The name is empty, or one of the texts is too long.</exception>
    public TimerKey(AggregateKey aggregate, string name, string subject = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, MaximumLength, nameof(name));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(subject.Length, MaximumLength, nameof(subject));
        Aggregate = aggregate;
        Name = name;
        Subject = subject;
    }

    /// <summary>What it belongs to.</summary>
    public AggregateKey Aggregate { get; }

    /// <summary>The durable name under which its handler is registered.</summary>
    public string Name { get; }

    /// <summary>Which of several of that name; empty where there is one.</summary>
    public string Subject { get; }

    /// <summary>Aggregate, name and subject, such as <c>Order:0193…/payment-window</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Subject.Length == 0 ? $"{Aggregate}/{Name}" : $"{Aggregate}/{Name}/{Subject}";
}
