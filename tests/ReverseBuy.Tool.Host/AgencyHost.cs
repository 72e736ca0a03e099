using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReverseBuy.NextVersion;

namespace ReverseBuy.Tool.Host;

/// <summary>The composition of a small agency: what its Program and its factory have in common.</summary>
public static class AgencyHost
{
    /// <summary>A file that, once it is there, makes the host one of the next version, whose tenants are behind.</summary>
    /// <param name="folder">Where everything of the host lies.</param>
    public static string NextVersionFile(string folder) => Path.Combine(folder, "next-version");

    /// <summary>Puts the host together.</summary>
    /// <param name="folder">Where everything of it lies.</param>
    public static IHost Build(string folder)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddDataProtection()
            .SetApplicationName("reversebuy-tool-host")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));
        builder.Services.AddReverseBuy()
            .UseSqlite(options =>
            {
                options.DataFolder = Path.Combine(folder, "data");
                options.NextVersion = File.Exists(NextVersionFile(folder)) ? NextVersionHost.Use : null;
            })
            .UseFileBlobs(options => options.Folder = Path.Combine(folder, "photos"));
        return builder.Build();
    }
}
