using System.IO;
using Xunit;

namespace ConvGen.Import.Tests;

/// <summary>A test on data of a Debian package, skipped where it is not installed.</summary>
internal sealed class InstalledFactAttribute : FactAttribute
{
    public InstalledFactAttribute(string path, string package)
    {
        if (!Directory.Exists(path))
        {
            Skip = $"{path} is not there; install the Debian package {package}.";
        }
    }
}
