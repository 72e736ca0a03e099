using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

internal static class PostgreSqlContextOptions
{
    /// <summary>
    /// Options for a connection of its own, which the context disposes. Given the data source instead, Entity Framework would keep a whole set of
    /// services, and a model, per tenant.
    /// </summary>
    public static DbContextOptions<TContext> For<TContext>(DbConnection connection)
        where TContext : DbContext =>
        new DbContextOptionsBuilder<TContext>()
            .UseNpgsql(connection, contextOwnsConnection: true, MigrationsOf)
            .Options;

    /// <summary>Options for tools that look at the model and open nothing.</summary>
    public static DbContextOptions<TContext> ForTools<TContext>()
        where TContext : DbContext =>
        new DbContextOptionsBuilder<TContext>().UseNpgsql("Host=localhost", MigrationsOf).Options;

    private static void MigrationsOf(Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder options) =>
        options.MigrationsAssembly(typeof(PostgreSqlContextOptions).Assembly.GetName().Name);
}
