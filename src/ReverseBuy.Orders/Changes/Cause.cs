using ReverseBuy.Messaging;

namespace ReverseBuy.Orders.Changes;

/// <summary>Who changes something, and what the change follows from.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Id">The key of a command, the id of an event, or the fact that was learnt; what follows from it shares it.</param>
internal sealed record Cause(Actor Actor, string Id)
{
    public string? Reason { get; init; }

    public EventId? Event { get; init; }

    public static Cause Of(Command command) => new(command.Actor, command.Key.Value) { Reason = command.Reason };
}
