namespace ReverseBuy.CallbackLoad;

/// <summary>How much is pushed, and to whom.</summary>
internal sealed record LoadSettings(int Tenants, int PerSecond, int Seconds, string? PostgreSql)
{
    public int Total => PerSecond * Seconds;

    /// <summary>Tenants whose databases are opened before; the one after the last is cold until the middle of the run.</summary>
    public int ColdTenant => Tenants;

    public string Storage => PostgreSql is null ? "SQLite" : "PostgreSQL";

    /// <summary>Whose account the callback of this number names.</summary>
    public int TenantOf(int number) => number >= Total / 2 && number % 10 == 0 ? ColdTenant : number % Tenants;
}
