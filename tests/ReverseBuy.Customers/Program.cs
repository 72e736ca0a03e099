using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Customers;

// One of several processes on one PostgreSQL server: <order|hold> <connection string> <prefix> <key folder> <stock> <customers> <name|seed>. It says
// when it is ready, begins when it is told to, and ends with what became of its customers.
var (what, connection, prefix, keys, stock, customers, name) =
    (args[0], args[1], args[2], args[3], Number(args[4]), Number(args[5]), args[6]);
await using var shop = new Shop(
    builder =>
    {
        builder.Services.AddDataProtection().SetApplicationName("tests").PersistKeysToFileSystem(new DirectoryInfo(keys));
        builder.UsePostgreSql(options =>
        {
            options.ConnectionString = connection;
            options.TenantDatabasePrefix = prefix;
            options.LockTimeout = TimeSpan.FromMinutes(5);
            options.ConnectionTimeout = TimeSpan.FromMinutes(5);
        });
    },
    stock);
await using (await shop.Storage.ReadAsync(Shop.Tenant, CancellationToken.None))
{
    Console.WriteLine("ready");
}

Console.ReadLine();
var rush = new Rush(shop, customers);
var outcome = what == "order" ? await rush.OrderAsync(name, CancellationToken.None) : await rush.HoldAsync(Number(name), CancellationToken.None);
Console.WriteLine(JsonSerializer.Serialize(outcome));

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
