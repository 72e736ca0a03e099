using Microsoft.Extensions.Hosting;
using ReverseBuy.Tool.Host;

await AgencyHost.Build(args[0]).RunAsync();
