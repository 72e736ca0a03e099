using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Databases;

internal static class SqliteContextOptions
{
    public static DbContextOptions<TContext> For<TContext>(string connectionString, SqliteStorageOptions? settings, params IInterceptor[] interceptors)
        where TContext : DbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        builder.UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteContextOptions).Assembly.GetName().Name)).AddInterceptors(interceptors);
        settings?.NextVersion?.Invoke(builder);
        return builder.Options;
    }
}
