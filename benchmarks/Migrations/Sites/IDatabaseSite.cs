
namespace ReverseBuy.Migrations.Sites;

/// <summary>Databases of an engine, gone with it.</summary>
internal interface IDatabaseSite : IAsyncDisposable
{
    string Engine { get; }

    /// <summary>Chooses the storage.</summary>
    void Use(IReverseBuyBuilder builder);

    /// <summary>Executes a statement in a tenant's database.</summary>
    Task ExecuteAsync(TenantId tenant, string statement);

    /// <summary>How the engine is set up, as far as it decides how fast it is.</summary>
    Task<string> DescribeAsync();
}
