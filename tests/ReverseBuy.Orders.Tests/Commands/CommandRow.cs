using ReverseBuy.Orders.Tests.Support;

namespace ReverseBuy.Orders.Tests.Commands;

/// <summary>A command, and what has to come of it where it makes no sense.</summary>
internal sealed record CommandRow(string Name, Func<OrdersHost, Target, Command, Task<object?>> Give)
{
    /// <summary>What it names that has to be there; nothing for a command that makes something new.</summary>
    public Func<Target, string>? Names { get; init; }

    /// <summary>A part of that which has to be there too, such as a line of the order.</summary>
    public Func<Target, Target>? WithoutPart { get; init; }

    /// <summary>The answer for what is not there, where it is no fault.</summary>
    public object? AnswersUnknown { get; init; }

    /// <summary>Where it makes no sense.</summary>
    public Stage Wrong { get; init; } = Stage.Over;

    /// <summary>What it then names; what it names of what has to be there, unless it says otherwise.</summary>
    public Func<Target, string>? Refuses { get; init; }

    /// <summary>Why no state is wrong for it; such commands are not given in one.</summary>
    public string? NeverWrong { get; init; }

    /// <summary>The fault of a wrong state.</summary>
    public Type Fault { get; init; } = typeof(OrderTransitionException);
}
