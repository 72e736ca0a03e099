using Microsoft.EntityFrameworkCore.Design;
using ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Migrations;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model. It never opens a database.</summary>
internal sealed class ControlDesignTimeFactory : IDesignTimeDbContextFactory<ControlDbContext>
{
    public ControlDbContext CreateDbContext(string[] args) => new(PostgreSqlContextOptions.ForTools<ControlDbContext>());
}
