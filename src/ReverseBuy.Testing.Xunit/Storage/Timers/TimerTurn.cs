namespace ReverseBuy.Testing.Storage.Timers;

/// <summary>What is done in one unit of work.</summary>
/// <param name="Actions">What.</param>
/// <param name="IsCommitted">Whether it becomes true.</param>
internal sealed record TimerTurn(IReadOnlyList<TimerAction> Actions, bool IsCommitted)
{
    public override string ToString() => $"{(IsCommitted ? "commit" : "drop")} [{string.Join("; ", Actions)}]";
}
