using System;
using System.CommandLine;
using System.Globalization;

namespace Samples;

/// <summary>Runs a sample's command line: whatever the user gave wrongly ends in one line and exit code 2.</summary>
internal static class SampleCommand
{
    private const int Failure = 2;

    public static int Run(RootCommand command, string[] arguments)
    {
        var parsed = command.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            return Fail(parsed.Errors[0].Message);
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (InputException exception)
        {
            return Fail(exception.Message);
        }
    }

    /// <summary>A text with its numbers written the same everywhere.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static int Fail(string message)
    {
        Console.Error.WriteLine($"error: {message}");
        return Failure;
    }
}
