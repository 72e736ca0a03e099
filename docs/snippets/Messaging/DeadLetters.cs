using ReverseBuy.RabbitMQ;

namespace ReverseBuy.Snippets.Messaging;

internal static class DeadLetters
{
    public static async Task RetryAsync(IDeadLetters letters, CancellationToken cancellationToken)
    {
        if (await letters.CountAsync(cancellationToken) > 0)
        {
            await letters.RetryAsync(cancellationToken); // in their order, by the nodes that handle events
        }
    }
}
