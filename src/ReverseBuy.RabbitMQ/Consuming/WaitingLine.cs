namespace ReverseBuy.RabbitMQ.Consuming;

/// <summary>Events of one aggregate of which the first failed and is tried again when its time comes.</summary>
internal sealed class WaitingLine
{
    public Queue<Delivery> Deliveries { get; } = new();

    /// <summary>How often the first failed.</summary>
    public int Failures { get; set; }

    /// <summary>When the first is tried again.</summary>
    public DateTimeOffset NotBefore { get; set; }
}
