using Microsoft.EntityFrameworkCore.Design;
using ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Migrations;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model. It never opens a database.</summary>
internal sealed class TenantDesignTimeFactory : IDesignTimeDbContextFactory<TenantDbContext>
{
    public TenantDbContext CreateDbContext(string[] args) => new(PostgreSqlContextOptions.ForTools<TenantDbContext>());
}
