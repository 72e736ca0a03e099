namespace ReverseBuy.Flooding;

/// <summary>How many there are, how much they do, and how much one of them does when it floods.</summary>
/// <param name="Others">How many tenants there are beside the one that floods.</param>
/// <param name="PerSecond">How often a second each tenant has something to do.</param>
/// <param name="FloodPerSecond">How often a second the one has, when it floods.</param>
/// <param name="Duration">How long each of the two parts is.</param>
/// <param name="PostgreSql">The server to keep databases at; SQLite without it.</param>
internal sealed record FloodSettings(int Others, double PerSecond, double FloodPerSecond, TimeSpan Duration, string? PostgreSql)
{
    public string Storage => PostgreSql is null ? "SQLite" : "PostgreSQL";
}
