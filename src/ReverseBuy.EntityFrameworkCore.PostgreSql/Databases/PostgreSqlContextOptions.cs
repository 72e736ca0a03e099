using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.PostgreSql.Connections;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

internal static class PostgreSqlContextOptions
{
    private static readonly ConnectionUses Uses = new();

    /// <summary>
    /// Options of a context that is given its connection when it is made, the same for all. Given a data source, or a connection each, Entity Framework would look
    /// for its services anew, and with a data source keep a whole set of them, and a model, per tenant.
    /// </summary>
    public static DbContextOptions<TContext> For<TContext>(PostgreSqlStorageOptions? settings = null)
        where TContext : DbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        builder.UseNpgsql(MigrationsOf).AddInterceptors(Uses);
        settings?.NextVersion?.Invoke(builder);
        return builder.Options;
    }

    /// <summary>Options for tools that look at the model and open nothing.</summary>
    public static DbContextOptions<TContext> ForTools<TContext>()
        where TContext : DbContext =>
        new DbContextOptionsBuilder<TContext>().UseNpgsql("Host=localhost", MigrationsOf).Options;

    private static void MigrationsOf(Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder options) =>
        options.MigrationsAssembly(typeof(PostgreSqlContextOptions).Assembly.GetName().Name);
}
