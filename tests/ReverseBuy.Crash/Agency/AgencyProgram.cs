using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ReverseBuy.Crash.Agency;

/// <summary>
/// One life of the agency. It ends by being killed; or, once a line on standard input said that it is enough and what was begun is done, when standard input is closed.
/// </summary>
internal static class AgencyProgram
{
    public static async Task<int> RunAsync(FileInfo settingsFile, CancellationToken cancellationToken)
    {
        var settings = JsonSerializer.Deserialize<AgencySettings>(await File.ReadAllTextAsync(settingsFile.FullName, cancellationToken))!;
        var telling = new Telling(Console.Out);
        using var host = AgencyHost.Build(settings, telling);
        try
        {
            var walks = host.Services.GetRequiredService<Walks>();
            var isOver = Task.Run(() => Listen(walks), cancellationToken);
            await host.StartAsync(cancellationToken);
            var work = walks.RunAsync(cancellationToken);

            // Nobody listens any more: whoever started this is gone, and it is not to go on for ever.
            if (await Task.WhenAny(work, isOver) == isOver)
            {
                throw new EndOfStreamException("Standard input was closed before everything was done.");
            }

            await work;
            telling.Tell(Telling.Finished);

            // Handlers still have events before them: whoever looks into the databases knows when they are done.
            await isOver;
            await host.StopAsync(cancellationToken);
            return 0;
        }
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync(failure.ToString());
            return 1;
        }
    }

    private static void Listen(Walks walks)
    {
        while (Console.In.ReadLine() is not null)
        {
            walks.TakeNoMore();
        }
    }
}
