namespace ReverseBuy.Orders;

/// <summary>In which role somebody acts.</summary>
public enum ActorKind
{
    /// <summary>A part of ReverseBuy.</summary>
    System,

    /// <summary>The customer who ordered.</summary>
    Customer,

    /// <summary>Somebody of the agent who reviews orders.</summary>
    Reviewer,

    /// <summary>Somebody of the agent who buys or decides what the system cannot know.</summary>
    Operator,

    /// <summary>Somebody in a warehouse.</summary>
    Warehouse,

    /// <summary>The host application, such as its payments.</summary>
    Host,

    /// <summary>A policy that decides in place of a person.</summary>
    Policy,

    /// <summary>A business timer.</summary>
    Timer,

    /// <summary>A marketplace or a seller.</summary>
    Marketplace,

    /// <summary>A carrier.</summary>
    Carrier,
}
