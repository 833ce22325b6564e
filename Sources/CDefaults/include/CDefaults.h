#ifndef CDEFAULTS_H
#define CDEFAULTS_H
#endif
