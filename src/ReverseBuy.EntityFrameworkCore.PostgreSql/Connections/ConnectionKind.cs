namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Connections;

/// <summary>What a connection is opened for, which says what whoever opens it may have open already.</summary>
internal enum ConnectionKind
{
    /// <summary>A command. It may stand inside a view or a unit of work.</summary>
    Command,

    /// <summary>A view. It may stand inside a unit of work.</summary>
    View,

    /// <summary>A unit of work. It stands inside nothing.</summary>
    UnitOfWork,
}
