namespace ConvGen.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The network has errors, or warnings where those count as errors.</summary>
    public const int Findings = 1;

    /// <summary>The command could not be carried out.</summary>
    public const int Failure = 2;
}
