using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ReverseBuy.NextVersion;

/// <summary>Makes a host one of the next version: tenants' databases that the released version made are behind it.</summary>
internal static class NextVersionHost
{
    /// <summary>What a storage's options are told.</summary>
    public static void Use(DbContextOptionsBuilder builder) => builder.ReplaceService<IMigrationsAssembly, NextVersionMigrations>();
}
