namespace ReverseBuy.RabbitMQ.Connection;

/// <summary>How a connection is.</summary>
internal enum BrokerConnectionState
{
    Open,

    /// <summary>The broker is short of memory or disk, and takes nothing from it.</summary>
    Blocked,

    Lost,
}
