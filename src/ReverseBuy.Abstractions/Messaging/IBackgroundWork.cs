namespace ReverseBuy.Messaging;

/// <summary>What this process does in the background. A bus that is fed by a broker asks it before it takes deliveries. Thread-safe.</summary>
public interface IBackgroundWork
{
    /// <summary>Whether it does background work. Fixed from the start on.</summary>
    bool IsOn { get; }

    /// <summary>Lists what fails at present, as far as this process knows; it is a look at memory.</summary>
    /// <returns>The workers, those that failed most often first; none, by default, where nothing of it is known.</returns>
    IReadOnlyList<FailingWork> ListFailing() => [];
}
