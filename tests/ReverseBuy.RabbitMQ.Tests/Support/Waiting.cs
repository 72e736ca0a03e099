namespace ReverseBuy.RabbitMQ.Tests.Support;

/// <summary>Waits for what a real broker does, while a node's own clock runs.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    public static Task UntilAsync(BrokerNode node, Func<bool> isSo, string otherwise) => UntilAsync(node, () => Task.FromResult(isSo()), otherwise);

    public static async Task UntilAsync(BrokerNode node, Func<Task<bool>> isSo, string otherwise)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            if (patience.IsCancellationRequested)
            {
                Assert.Fail($"{otherwise} What the node wrote:\n{node.Written.Text}");
            }

            node.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(Pace, TestContext.Current.CancellationToken);
        }
    }
}
