using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Spectre.Console;

namespace ConvGen.Cli;

/// <summary>Where results, progress and errors go.</summary>
internal sealed class ToolOutput(TextWriter output, TextWriter errors)
{
    /// <summary>Wide enough that no row of a table breaks where nobody looks at a screen: a file or another program reads it.</summary>
    private const int RedirectedWidth = 4096;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>Results.</summary>
    public TextWriter Out => output;

    /// <summary>Errors and progress, which do not mix with results.</summary>
    public TextWriter Errors => errors;

    private bool IsTerminal => ReferenceEquals(errors, Console.Error) && !Console.IsErrorRedirected;

    /// <summary>Writes a table.</summary>
    public void Write(Table table)
    {
        var isScreen = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = isScreen ? AnsiSupport.Detect : AnsiSupport.No, Interactive = InteractionSupport.No });
        if (!isScreen)
        {
            console.Profile.Width = RedirectedWidth;
            console.Profile.Capabilities.Unicode = true;
        }

        console.Write(table);
    }

    /// <summary>Writes what <paramref name="write"/> writes in UTF-8.</summary>
    public void WriteReport(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        output.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }

    /// <summary>Does <paramref name="work"/>, and says what is going on if it takes longer than half a second.</summary>
    public async Task<T> WithProgress<T>(string what, Func<T> work)
    {
        var task = Task.Run(work);
        if (await Task.WhenAny(task, Task.Delay(Patience)) == task)
        {
            return await task;
        }

        if (!IsTerminal)
        {
            await errors.WriteLineAsync(what + " …");
            return await task;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(errors) });
        return await console.Status().StartAsync(Markup.Escape(what) + " …", _ => task);
    }
}
