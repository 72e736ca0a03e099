namespace ReverseBuy.Connectors;

/// <summary>What happens when an operation of a marketplace is sent twice. All gateways POST reads and writes alike, so each operation declares it.</summary>
public enum OperationSafety
{
    /// <summary>It changes nothing; it may be repeated.</summary>
    ReadOnly,

    /// <summary>It changes something once per reference, however often it is sent with that reference.</summary>
    Idempotent,

    /// <summary>Each sending may change something. It is sent once and never repeated by any layer.</summary>
    Once,
}
