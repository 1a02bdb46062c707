using System.Text;

namespace MicroFreeze.Firmware.CrossCompile;

/// <summary>
/// Files of arguments, for <c>@file</c> on the command lines of GNU tools and LLVM: words parted by white space, a backslash before
/// whatever is not plain. See: libiberty/argv.c, <c>expandargv</c>.
/// </summary>
internal static class ResponseFile
{
    /// <summary>The text of such a file, an argument on each line.</summary>
    public static string Format(IEnumerable<string> arguments)
    {
        StringBuilder text = new();
        foreach (string argument in arguments)
        {
            foreach (char c in argument)
            {
                if (char.IsWhiteSpace(c) || c is '\\' or '"' or '\'')
                {
                    text.Append('\\');
                }

                text.Append(c);
            }

            text.Append(argument.Length == 0 ? "\"\"\n" : "\n");
        }

        return text.ToString();
    }
}
