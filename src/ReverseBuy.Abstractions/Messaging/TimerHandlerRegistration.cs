namespace ReverseBuy.Messaging;

/// <summary>A registered handler of timers. Made by <c>AddTimerHandler</c>.</summary>
/// <param name="Name">The name of the timers that it handles.</param>
/// <param name="HandlerType">The class that handles them.</param>
/// <param name="Resolve">Gets the handler.</param>
public sealed record TimerHandlerRegistration(string Name, Type HandlerType, Func<IServiceProvider, ITimerHandler> Resolve);
