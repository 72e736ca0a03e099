using Microsoft.EntityFrameworkCore.Design;
using ReverseBuy.EntityFrameworkCore.Sqlite.Databases;

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Migrations;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model. It never opens a database.</summary>
internal sealed class ControlDesignTimeFactory : IDesignTimeDbContextFactory<ControlDbContext>
{
    public ControlDbContext CreateDbContext(string[] args) => new(SqliteContextOptions.For<ControlDbContext>("Data Source=:memory:", null));
}
