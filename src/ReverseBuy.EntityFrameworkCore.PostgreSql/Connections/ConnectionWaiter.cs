namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Connections;

/// <summary>Somebody who waits for a connection.</summary>
/// <param name="Kind">What for.</param>
internal sealed record ConnectionWaiter(ConnectionKind Kind)
{
    /// <summary>Whether it has got one.</summary>
    public bool IsIn { get; set; }

    public TaskCompletionSource Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
