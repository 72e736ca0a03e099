namespace ReverseBuy.Testing.Storage.Outbox;

/// <summary>What is done in one unit of work.</summary>
/// <param name="Actions">What.</param>
/// <param name="IsCommitted">Whether it becomes true.</param>
internal sealed record OutboxTurn(IReadOnlyList<OutboxAction> Actions, bool IsCommitted)
{
    public override string ToString() => $"{(IsCommitted ? "commit" : "drop")} [{string.Join("; ", Actions)}]";
}
