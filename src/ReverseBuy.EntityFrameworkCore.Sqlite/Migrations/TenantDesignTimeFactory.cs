using Microsoft.EntityFrameworkCore.Design;
using ReverseBuy.EntityFrameworkCore.Sqlite.Databases;

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Migrations;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model. It never opens a database.</summary>
internal sealed class TenantDesignTimeFactory : IDesignTimeDbContextFactory<TenantDbContext>
{
    public TenantDbContext CreateDbContext(string[] args) => new(SqliteContextOptions.For<TenantDbContext>("Data Source=:memory:", null));
}
