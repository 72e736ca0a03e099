using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Databases;

internal static class SqliteContextOptions
{
    public static DbContextOptions<TContext> For<TContext>(string connectionString, params IInterceptor[] interceptors)
        where TContext : DbContext =>
        new DbContextOptionsBuilder<TContext>()
            .UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteContextOptions).Assembly.GetName().Name))
            .AddInterceptors(interceptors)
            .Options;
}
