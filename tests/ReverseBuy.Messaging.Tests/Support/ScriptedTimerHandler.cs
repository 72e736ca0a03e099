namespace ReverseBuy.Messaging.Tests.Support;

internal sealed class ScriptedTimerHandler(Func<TimerContext, CancellationToken, ValueTask> handle) : ITimerHandler
{
    public ValueTask HandleAsync(TimerContext context, CancellationToken cancellationToken) => handle(context, cancellationToken);
}
