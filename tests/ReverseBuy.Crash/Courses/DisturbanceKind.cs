namespace ReverseBuy.Crash.Courses;

/// <summary>What is done to an agency at work.</summary>
internal enum DisturbanceKind
{
    /// <summary>Its process is killed, and started again.</summary>
    Kill,

    /// <summary>PostgreSQL is stopped as by a power cut, and started again.</summary>
    Database,

    /// <summary>The broker is stopped and started again.</summary>
    Broker,

    /// <summary>Its connections to PostgreSQL and RabbitMQ are cut.</summary>
    Connections,

    /// <summary>The control database, alone on its server, is stopped for a while and started again.</summary>
    Control,
}
