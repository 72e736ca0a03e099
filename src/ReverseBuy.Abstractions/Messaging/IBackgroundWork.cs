namespace ReverseBuy.Messaging;

/// <summary>Tells whether this process does background work. A bus that is fed by a broker asks it before it takes deliveries. Thread-safe.</summary>
public interface IBackgroundWork
{
    /// <summary>Whether it does. Fixed from the start on.</summary>
    bool IsOn { get; }
}
