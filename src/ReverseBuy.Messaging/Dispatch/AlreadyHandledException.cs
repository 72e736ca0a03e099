namespace ReverseBuy.Messaging.Dispatch;

/// <summary>Ends a handler whose event was handled by another delivery in the meantime. Never leaves the dispatcher.</summary>
internal sealed class AlreadyHandledException()
    : Exception("The event was handled by another delivery in the meantime; the dispatcher ends this one. Let this exception pass.");
